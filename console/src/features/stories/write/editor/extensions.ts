import { Href } from '@functions/_common/story-document'
import { type AnyExtension, mergeAttributes, Node, type NodeViewRenderer } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { Link } from '@tiptap/extension-link'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Placeholder } from '@tiptap/extensions'
import StarterKit from '@tiptap/starter-kit'
import { LIST_LEVELS, MISSING_PICTURE } from './document'
import { Origin } from './origin'

const FLOW = '(paragraph | bulletList | orderedList)+'

/** What stands where, as story-document.ts has it; the editor cannot make anything else. */
const CONTENT: Readonly<Record<string, string>> = {
  doc: `(paragraph | heading | image | ${MISSING_PICTURE} | horizontalRule | bulletList | orderedList | blockquote | table)+`,
  listItem: 'paragraph (paragraph | bulletList | orderedList)*',
  blockquote: FLOW,
}

const Kit = StarterKit.extend({
  addExtensions() {
    const own: AnyExtension[] = this.parent?.() ?? []
    return own.map((extension) => {
      const content = CONTENT[extension.name]
      return extension.type === 'node' && content ? (extension as Node).extend({ content }) : extension
    })
  },
})

/** A link keeps its address and nothing else. */
const StoryLink = Link.extend({
  addAttributes() {
    return { href: { default: null } }
  },
})

const Picture = Image.extend({
  addAttributes() {
    return {
      src: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-src') ?? element.getAttribute('src'),
      },
      alt: { default: '' },
      caption: { default: '', parseHTML: (element) => element.getAttribute('data-caption') ?? '' },
      width: { default: null, parseHTML: (element) => Number(element.getAttribute('width')) || null },
      height: { default: null, parseHTML: (element) => Number(element.getAttribute('height')) || null },
    }
  },
  // only a picture of our own storage is a picture; others were turned into a note when they were pasted
  parseHTML: () => [{ tag: 'img[data-src^="cloud://"]' }, { tag: 'img[src^="cloud://"]' }],
  // a file id is no address: as `src` the browser would try to fetch it when the text is copied or the page is left
  renderHTML: ({ HTMLAttributes: { src, caption, ...attributes } }) => [
    'img',
    mergeAttributes(attributes, { 'data-src': src, 'data-caption': caption }),
  ],
})

/** A picture that is still to be uploaded: its place, what is known of it, and the upload when one is under way. */
const MissingPicture = Node.create({
  name: MISSING_PICTURE,
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    note: { default: '', parseHTML: (element) => element.getAttribute('data-note') ?? '' },
    uploadId: { default: '', parseHTML: () => '' },
  }),
  parseHTML: () => [{ tag: 'div[data-missing-picture]' }],
  renderHTML: ({ node }) => ['div', { 'data-missing-picture': '', 'data-note': node.attrs.note }],
})

/** Tab goes one level deeper only where the contract has one. */
const ListDepth = Node.create({
  name: 'listDepth',
  // before the list's own Tab
  priority: 200,
  addKeyboardShortcuts() {
    return {
      Tab: () => {
        const { $from } = this.editor.state.selection
        const names = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1).type.name)
        const lists = names.filter((name) => name === 'listItem').length
        const inside =
          names.includes('blockquote') || names.includes('tableCell') || names.includes('tableHeader')
        return lists > 0 && lists >= (inside ? LIST_LEVELS.inside : LIST_LEVELS.text)
      },
    }
  },
})

interface Views {
  readonly picture: NodeViewRenderer
  readonly missingPicture: NodeViewRenderer
}

/** The story editor's extensions; without `views` (in tests) only the schema counts. */
export function storyExtensions(views?: Views): AnyExtension[] {
  const withView = (node: Node, view: NodeViewRenderer | undefined) =>
    view ? node.extend({ addNodeView: () => view }) : node
  return [
    Kit.configure({ code: false, codeBlock: false, link: false, heading: { levels: [2, 3] } }),
    StoryLink.configure({
      openOnClick: false,
      linkOnPaste: true,
      autolink: false,
      isAllowedUri: (uri) => Href.safeParse(uri).success,
    }),
    withView(Picture, views?.picture),
    withView(MissingPicture, views?.missingPicture),
    Table.configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ content: FLOW }),
    TableCell.extend({ content: FLOW }),
    Placeholder.configure({ placeholder: '从这里写起。可以直接粘贴 Word、公众号文章和图片。' }),
    ListDepth,
    Origin,
  ]
}
