// The buttons above a story's text. Their words come from the server, in the language of the screen.

import { Extension, updateAttrsDialog } from "django-prose-editor/editor"

const ask = (labels, title, fields) => (editor, answers) =>
  updateAttrsDialog(fields, { title, submitText: labels.insert })(editor, answers)

const insertFigure = (editor, type, of, caption) => {
  const content = caption ? [{ type: "figureCaption", content: [{ type: "text", text: caption }] }] : []
  editor.chain().focus().insertContent({ type, attrs: { of }, content }).run()
}

function questions(labels) {
  const caption = { type: "string", title: labels.caption }
  return {
    embed: ask(labels, labels.embed, {
      of: { type: "string", title: labels.address, format: "url", required: true },
      caption,
    }),
  }
}

// A new row on the attributions of this form, with the words that are marked in the text.
function addAttributionRow(text, language) {
  document.querySelector("#attributions-group .add-row a, #attributions-group a.add-row")?.click()
  const passages = [...document.querySelectorAll('[name^="attributions-"][name$="-exact"]')]
  const passage = passages.filter((field) => !field.name.includes("__prefix__")).at(-1)
  if (!passage) return
  passage.value = text
  const languages = document.getElementsByName(passage.name.replace(/-exact$/, "-language"))
  if (languages[0]) languages[0].value = language
}

function attribute(editor, language) {
  const { from, to } = editor.state.selection
  const text = editor.state.doc.textBetween(from, to, "\n").trim()
  if (!text) return
  // crypto.randomUUID is missing on a paper's own network without TLS.
  const token = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("")
  editor.chain().focus().setMark("attribution", { token }).setTextSelection(to).run()
  addAttributionRow(text, language)
}

export const Toolbar = Extension.create({
  name: "toolbar",
  priority: 10, // after the packaged extensions: «link» and «unlink» below take the place of theirs

  addOptions: () => ({ labels: {}, language: "ar", mayAttribute: false }),

  // For the keys of the room.
  addStorage: () => ({ attribute: null }),
  onCreate() {
    const { language, mayAttribute } = this.options
    if (mayAttribute) this.storage.attribute = () => attribute(this.editor, language)
  },

  addMenuItems({ menu, buttons }) {
    const { labels, language, mayAttribute } = this.options
    const dialogs = questions(labels)
    const run = (name, ...words) => (editor) => editor.chain().focus()[name](...words).run()
    const item = (group, name, icon, command, more = {}) =>
      menu.defineItem({
        name,
        groups: group,
        button: buttons.material(icon, labels[name]),
        command,
        ...more,
      })
    const mark = (name, icon) =>
      item("text", name, icon, run("toggleMark", name), {
        active: (e) => e.isActive(name),
        priority: 200,
      })

    mark("bold", "format_bold")
    mark("italic", "format_italic")
    item("text", "link", "insert_link", (editor) => {
      document.dispatchEvent(new CustomEvent("room:link", { detail: { editor } }))
    }, { active: (e) => e.isActive("link") })
    item("text", "unlink", "link_off", run("unsetLink"), { hidden: (e) => !e.isActive("link") })

    item("blocks", "paragraph", "notes", run("setParagraph"), {
      active: (e) => e.isActive("paragraph"),
    })
    for (const level of [2, 3]) {
      const name = `heading${level}`
      menu.defineItem({
        name,
        groups: "blocks",
        button: buttons.text(`${labels.headingSign}${level - 1}`, labels[name]),
        command: run("toggleHeading", { level }),
        active: (e) => e.isActive("heading", { level }),
      })
    }
    item("blocks", "bulletList", "format_list_bulleted", run("toggleBulletList"))
    item("blocks", "orderedList", "format_list_numbered", run("toggleOrderedList"))
    item("blocks", "blockquote", "format_quote", run("toggleBlockquote"), {
      active: (e) => e.isActive("blockquote"),
    })
    item("blocks", "speaker", "record_voice_over", run("toggleSpeaker"), {
      active: (e) => e.isActive("speaker"),
      hidden: (e) => !e.isActive("blockquote") && !e.isActive("verse"),
    })
    item("blocks", "verse", "format_align_justify", run("toggleVerse"), {
      active: (e) => e.isActive("verse"),
    })
    item("blocks", "pullQuote", "chat_bubble_outline", run("togglePullQuote"), {
      active: (e) => e.isActive("pullQuote"),
    })

    item("inserts", "picture", "image", (editor) => {
      document.dispatchEvent(new CustomEvent("room:picture", { detail: { editor } }))
    })
    item("inserts", "gallery", "photo_library", (editor) => {
      document.dispatchEvent(new CustomEvent("room:gallery", { detail: { editor } }))
    })
    item("inserts", "embed", "smart_display", async (editor) => {
      const answer = await dialogs.embed(editor, {})
      if (answer?.of) insertFigure(editor, "embedFigure", answer.of, answer.caption.trim())
    })
    item("inserts", "table", "table_chart", run("insertTable", { rows: 3, cols: 2, withHeaderRow: true }))
    const inTable = { hidden: (e) => !e.isActive("table") }
    item("inserts", "row", "add_row_below", run("addRowAfter"), inTable)
    item("inserts", "column", "add_column_right", run("addColumnAfter"), inTable)
    item("inserts", "removeTable", "grid_off", run("deleteTable"), inTable)
    item("inserts", "rule", "horizontal_rule", run("setHorizontalRule"))

    for (const dir of ["rtl", "ltr"]) {
      const icon = dir === "rtl" ? "format_textdirection_r_to_l" : "format_textdirection_l_to_r"
      item("language", dir, icon, run("toggleDirection", dir), { active: (e) => e.isActive({ dir }) })
    }
    item("language", "isolate", "compare_arrows", run("toggleMark", "isolation"), {
      active: (e) => e.isActive("isolation"),
      enabled: (e) => !e.state.selection.empty || e.isActive("isolation"),
    })

    item("notes", "note", "add_comment", () => document.dispatchEvent(new Event("room:note")))

    if (mayAttribute) {
      item("sources", "attribute", "record_voice_over", (e) => attribute(e, language), {
        enabled: (e) => !e.state.selection.empty,
      })
      item("sources", "unattribute", "voice_over_off", run("unsetMark", "attribution"), {
        hidden: (e) => !e.isActive("attribution"),
      })
    }

    item("history", "undo", "undo", (e) => e.commands.undo(), { enabled: (e) => e.can().undo() })
    item("history", "redo", "redo", (e) => e.commands.redo(), { enabled: (e) => e.can().redo() })
  },
})
