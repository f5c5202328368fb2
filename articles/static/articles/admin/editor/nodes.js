// Blocks of this paper: pull quote, picture by number, embed by address. Their HTML is the canonical
// shape of articles.text.html; what is written otherwise is lost when the story is saved.

import { Blockquote, Node, mergeAttributes } from "django-prose-editor/editor"

// Who said a quotation, at its end.
export const Speaker = Node.create({
  name: "speaker",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "footer", context: "blockquote/|verse/" }],
  renderHTML: ({ HTMLAttributes }) => ["footer", HTMLAttributes, 0],
  addKeyboardShortcuts: () => ({ Enter: enter }),
  addCommands() {
    return {
      toggleSpeaker:
        () =>
        ({ state, dispatch, tr }) => {
          const { $from } = state.selection
          for (let depth = $from.depth; depth > 0; depth -= 1) {
            const quote = $from.node(depth)
            if (!["blockquote", "verse"].includes(quote.type.name)) continue
            const end = $from.end(depth)
            const last = quote.lastChild
            if (last.type.name === "speaker") tr.delete(end - last.nodeSize, end)
            else {
              tr.insert(end, state.schema.nodes.speaker.create())
              tr.setSelection(state.selection.constructor.near(tr.doc.resolve(end + 1)))
            }
            dispatch?.(tr)
            return true
          }
          return false
        },
    }
  },
})

// Enter in a quotation begins its next paragraph, behind the speaker the paragraph after it; in an empty
// one it leaves, as everywhere.
function enter({ editor }) {
  const { state, view } = editor
  const { $from, empty } = state.selection
  const quote = $from.depth > 1 ? $from.node($from.depth - 1).type.name : ""
  if (!empty || !["blockquote", "verse"].includes(quote)) return false
  if ($from.parent.type.name === "speaker") {
    const after = $from.after($from.depth - 1)
    const tr = state.tr.insert(after, state.schema.nodes.paragraph.create())
    view.dispatch(tr.setSelection(state.selection.constructor.near(tr.doc.resolve(after + 1))).scrollIntoView())
    return true
  }
  if (!$from.parent.content.size) return false
  view.dispatch(state.tr.split($from.pos).scrollIntoView())
  return true
}

export const Quotation = Blockquote.extend({ content: "paragraph+ speaker?" })

// Each paragraph a hemistich: two of them stand side by side.
export const Verse = Node.create({
  name: "verse",
  group: "block",
  content: "paragraph+ speaker?",
  defining: true,
  parseHTML: () => [{ tag: "blockquote.verse", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", mergeAttributes(HTMLAttributes, { class: "verse" }), 0],
  addCommands() {
    return { toggleVerse: () => ({ commands }) => commands.toggleWrap(this.name) }
  },
})

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "aside.pullquote" }],
  renderHTML: ({ HTMLAttributes }) => [
    "aside",
    mergeAttributes(HTMLAttributes, { class: "pullquote" }),
    0,
  ],
  addCommands() {
    return {
      togglePullQuote:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    }
  },
})

export const FigureCaption = Node.create({
  name: "figureCaption",
  content: "inline*",
  isolating: true,
  parseHTML: () => [{ tag: "figcaption" }],
  renderHTML: ({ HTMLAttributes }) => ["figcaption", HTMLAttributes, 0],
})

function figure(name, className, attribute) {
  return Node.create({
    name,
    group: "block",
    content: "figureCaption?",
    isolating: true,
    draggable: true,
    addAttributes() {
      return {
        of: {
          default: "",
          parseHTML: (element) => element.getAttribute(attribute) || "",
          renderHTML: (attributes) => ({ [attribute]: attributes.of }),
        },
      }
    },
    parseHTML: () => [{ tag: `figure[${attribute}]` }],
    renderHTML: ({ HTMLAttributes }) => [
      "figure",
      mergeAttributes(HTMLAttributes, { class: className }),
      0,
    ],
  })
}

// While one writes the picture itself stands over its caption.
export const PictureFigure = figure("pictureFigure", "image", "data-image").extend({
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figure")
      const picture = document.createElement("img")
      const contentDOM = document.createElement("div")
      dom.className = "image"
      dom.dataset.image = node.attrs.of
      picture.alt = ""
      picture.contentEditable = "false"
      const desk = document.getElementById("room-pictures")?.dataset.image
      if (desk) picture.src = `${desk}${encodeURIComponent(node.attrs.of)}/thumb/`
      dom.append(picture, contentDOM)
      return { dom, contentDOM }
    }
  },
})

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "pictureFigure+ figureCaption?",
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: "figure.gallery", priority: 60 }],
  renderHTML: () => ["figure", { class: "gallery" }, 0],
  addCommands() {
    return {
      // Behind the pictures of the gallery in which the caret stands, or as a new one.
      addToGallery:
        (pictures) =>
        ({ state, dispatch, tr }) => {
          const { pictureFigure, figureCaption } = state.schema.nodes
          const nodes = pictures.map(({ of, caption }) =>
            pictureFigure.create({ of }, caption ? figureCaption.create(null, state.schema.text(caption)) : null),
          )
          const { $from } = state.selection
          for (let depth = $from.depth; depth > 0; depth -= 1) {
            const row = $from.node(depth)
            if (row.type.name !== this.name) continue
            const end = $from.end(depth) - (row.lastChild.type.name === "figureCaption" ? row.lastChild.nodeSize : 0)
            dispatch?.(tr.insert(end, nodes))
            return true
          }
          dispatch?.(tr.replaceSelectionWith(state.schema.nodes.gallery.create(null, nodes)).scrollIntoView())
          return true
        },
    }
  },
})

export const EmbedFigure = figure("embedFigure", "embed", "data-embed")
