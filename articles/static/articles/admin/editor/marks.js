// Marks on a passage: whom it comes from, and a phrase that keeps its own direction.

import { Mark } from "django-prose-editor/editor"

export const Attribution = Mark.create({
  name: "attribution",
  inclusive: false,
  addAttributes() {
    return {
      token: {
        default: "",
        parseHTML: (element) => element.getAttribute("data-attribution") || "",
        renderHTML: (attributes) => ({ "data-attribution": attributes.token }),
      },
    }
  },
  parseHTML: () => [{ tag: "span[data-attribution]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
})

export const Isolation = Mark.create({
  name: "isolation",
  inclusive: false,
  addAttributes() {
    return {
      dir: {
        default: null,
        parseHTML: (element) => element.getAttribute("dir"),
        renderHTML: (attributes) => (attributes.dir ? { dir: attributes.dir } : {}),
      },
    }
  },
  parseHTML: () => [{ tag: "bdi" }],
  renderHTML: ({ HTMLAttributes }) => ["bdi", HTMLAttributes, 0],
})
