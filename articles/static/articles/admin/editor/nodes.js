// Blocks of this paper: pull quote, picture by number, embed by address. Their HTML is the canonical
// shape of articles.text.html; what is written otherwise is lost when the story is saved.

import { Node, mergeAttributes } from "django-prose-editor/editor"

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
export const EmbedFigure = figure("embedFigure", "embed", "data-embed")
