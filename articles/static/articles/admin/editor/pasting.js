// What comes from another program is cleaned by the server before it is inserted: the rules of a
// stored text stand there alone. What the server left out is said under the editor.

import { Extension } from "django-prose-editor/editor"

function say(editor, text) {
  const frame = editor.view.dom.closest(".prose-editor") ?? editor.view.dom.parentElement
  let said = frame.parentElement.querySelector(".desk-pasted")
  if (!said) {
    said = Object.assign(document.createElement("p"), { className: "desk-pasted" })
    said.setAttribute("role", "status")
    frame.after(said)
  }
  said.textContent = text
}

export const Pasting = Extension.create({
  name: "pasting",
  addOptions: () => ({ address: "", failed: "" }),
  onCreate() {
    const { editor, options } = this
    editor.view.dom.addEventListener(
      "paste",
      async (event) => {
        const html = event.clipboardData?.getData("text/html")
        if (!html || html.includes("data-pm-slice")) return
        const plain = event.clipboardData.getData("text/plain")
        event.preventDefault()
        event.stopPropagation()
        const body = new FormData()
        body.set("html", html)
        body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value)
        try {
          const answer = await fetch(options.address, { method: "POST", body })
          if (!answer.ok) throw new Error(String(answer.status))
          const cleaned = await answer.json()
          editor.chain().focus().insertContent(cleaned.html).run()
          say(editor, cleaned.said)
        } catch {
          editor.chain().focus().insertContent({ type: "text", text: plain }).run()
          say(editor, options.failed)
        }
      },
      true,
    )
  },
})
