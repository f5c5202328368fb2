// The direction and the language of a block, where they differ from the story's.

import { Extension } from "django-prose-editor/editor"

const blocks = ["paragraph", "heading", "blockquote", "verse", "pullQuote", "bulletList", "orderedList",
  "listItem", "table", "tableCell", "tableHeader", "pictureFigure", "embedFigure"]

const kept = (name) => ({
  keepOnSplit: false,
  default: null,
  parseHTML: (element) => element.getAttribute(name),
  renderHTML: (attributes) => (attributes[name] ? { [name]: attributes[name] } : {}),
})

export const WritingDirection = Extension.create({
  name: "writingDirection",
  addGlobalAttributes() {
    return [{ types: blocks, attributes: { dir: kept("dir"), lang: kept("lang") } }]
  },
  addCommands() {
    return {
      toggleDirection:
        (dir) =>
        ({ editor, commands }) => {
          const type = editor.isActive("heading") ? "heading" : "paragraph"
          const now = editor.getAttributes(type).dir
          return commands.updateAttributes(type, { dir: now === dir ? null : dir })
        },
    }
  },
})
