// What the editor does by itself while one types: the sign " becomes « or », a run of Latin letters in
// a right-to-left text keeps its own direction, a number holds on to its noun, and the words are counted.

import { Plugin, Extension, pm } from "django-prose-editor/editor"

const { PluginKey } = pm.state

const OPENS = /(^|[\s([{«،؛:\u00a0-]|(?:^|[\s(])[وفبكل]|(?:^|[\s(])(?:وب|ول|فب|فل|بـ|لـ|كـ))$/
// Latin letters with what joins them: one run, «Boeing 737-800» whole.
const LATIN = /[A-Za-zÀ-ɏ](?:[\w.&'’/+-]|[ ](?=[A-Za-zÀ-ɏ0-9]))*[A-Za-zÀ-ɏ0-9]|[A-Za-zÀ-ɏ]{2,}/g
// Figures, and a noun behind them that is at least two letters long.
const NUMBER = /(\d[\d.,٫٬]*|[٠-٩][٠-٩٫٬]*) ([\u0621-\u064a]{2}[\u0621-\u065f]* )$/

function quotes(language) {
  return (view, from, to, text) => {
    if (text !== '"' || !["ar", "fr", "fa", "ur"].includes(language)) return false
    const { state } = view
    if (from < to) {
      view.dispatch(state.tr.insertText("»", to).insertText("«", from))
      return true
    }
    const before = state.doc.textBetween(Math.max(0, from - 8), from, "\n", "\n")
    view.dispatch(state.tr.insertText(OPENS.test(before) ? "«" : "»", from, to))
    return true
  }
}

// A space between figures and their noun does not break: typed, so that one sees it and can undo it.
function holds(view, from, to, text) {
  if (text !== " ") return false
  const before = view.state.doc.textBetween(Math.max(0, from - 60), from, "\n", "\n") + " "
  const found = NUMBER.exec(before)
  if (!found) return false
  const at = from - (found[0].length - 1) + found[1].length
  if (view.state.doc.textBetween(at, at + 1) !== " ") return false
  view.dispatch(view.state.tr.insertText(" ", from, to).insertText("\u00a0", at, at + 1))
  return true
}

function isolate(newState, isRightToLeft) {
  const mark = newState.schema.marks.isolation
  const tr = newState.tr
  newState.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const dir = node.attrs.dir
    if (dir === "ltr" || (!dir && !isRightToLeft)) return false
    const text = node.textBetween(0, node.content.size, "\ufffc", "\ufffc")
    for (const found of text.matchAll(LATIN)) {
      const [from, to] = [pos + 1 + found.index, pos + 1 + found.index + found[0].length]
      let isWhole = true
      newState.doc.nodesBetween(from, to, (child) => {
        if (child.isText && !mark.isInSet(child.marks)) isWhole = false
      })
      if (!isWhole && !newState.doc.rangeHasMark(from, to, newState.schema.marks.link)) tr.addMark(from, to, mark.create())
    }
    return false
  })
  return tr.docChanged ? tr : null
}

export const Typing = Extension.create({
  name: "typing",
  addOptions: () => ({ language: "ar", isRightToLeft: true, perMinute: 200, words: "", minutes: "" }),

  addProseMirrorPlugins() {
    const { options, editor } = this
    return [
      new Plugin({
        key: new PluginKey("typing"),
        props: {
          handleTextInput: (view, from, to, text) =>
            quotes(options.language)(view, from, to, text) || holds(view, from, to, text),
        },
        appendTransaction(transactions, _old, state) {
          // Only what was typed here and is finished: a text that is opened is shown as it is.
          const typed = transactions.some((one) => one.docChanged && !one.getMeta("preventUpdate") && !one.getMeta("history$"))
          if (!typed || editor.view?.composing || !editor.isFocused) return null
          const { $head, empty } = state.selection
          const last = empty ? $head.parent.textBetween(Math.max(0, $head.parentOffset - 1), $head.parentOffset) : ""
          if (/[A-Za-zÀ-ɏ0-9]/.test(last)) return null // the run goes on
          return isolate(state, options.isRightToLeft)
        },
      }),
    ]
  },

  onCreate() {
    this.storage.count = () => {
      const { doc } = this.editor.state
      const words = doc.textBetween(0, doc.content.size, " ", " ").split(/\s+/).filter(Boolean).length
      const minutes = Math.max(1, Math.round(words / this.options.perMinute))
      const frame = this.editor.view.dom.closest(".prose-editor")
      if (!this.storage.line) {
        this.storage.line = Object.assign(document.createElement("p"), { className: "room-count" })
        frame?.after(this.storage.line)
      }
      this.storage.line.textContent = `${this.options.words}: ${words} · ${this.options.minutes}: ${minutes}`
    }
    this.storage.count()
  },

  onUpdate() {
    clearTimeout(this.storage.timer)
    this.storage.timer = setTimeout(this.storage.count, 400)
  },
})
