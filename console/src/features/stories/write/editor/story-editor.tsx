import type { Anchor, Place } from '@functions/_common/anchor'
import { textToDocument } from '@functions/_common/plain-text'
import { type Finding, PICTURE_TYPES } from '@functions/stories/contract'
import type { JSONContent } from '@tiptap/core'
import { type Editor, EditorContent, ReactNodeViewRenderer, useEditor } from '@tiptap/react'
import {
  lazy,
  type ReactNode,
  type Ref,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { replaceIn } from '../checks/place'
import { cleanPastedHtml } from '../paste/clean-html'
import type { PastedFacts } from '../paste/pasted-page'
import { MissingView } from '../pictures/missing-view'
import { PictureView } from '../pictures/picture-view'
import { anchorOf, CommentMarks, commentMarks } from './comment-marks'
import './editor.css'
import { ErrorMarks, errorMarks, type PlacedError } from './error-marks'
import { storyExtensions } from './extensions'
import { FindingCard } from './finding-card'
import { drawFindings, FindingMarks, placeNow } from './finding-marks'
import { insertFromLibrary, insertPictures, paste, pictureFiles } from './incoming'
import { fromModel, UNTOUCHED } from './origin'
import { Toolbar } from './toolbar'
import { stretchOf } from './word-marks'

const LibraryPicker = lazy(async () => ({
  default: (await import('../../../../library-picker')).LibraryPicker,
}))

export interface EditorHandle {
  /** The selected words as a comment hangs on them; null when nothing usable is selected. */
  selectedAnchor(): Anchor | null
  /** Selects a place of the text and brings it into view; says false when it is not there. */
  showPlace(place: Place): boolean
  /** Marks these places until the next call. */
  markPlaces(places: readonly Place[]): void
  /** Draws reviewers' errors until the next call. */
  markErrors(errors: readonly PlacedError[]): void
  /** Underlines what the rules found until the next call. */
  markFindings(findings: readonly Finding[]): void
  /** Shows another text in place of this one, e.g. a restored version. */
  show(json: JSONContent): void
  /** Marks the words of a finding and brings them into view; says false when they are no longer there. */
  point(finding: Finding): boolean
  /** Puts other words in place of a finding's; says false when they are no longer there. */
  replace(finding: Finding, words: string): boolean
  /** The words that are picked, one line a paragraph. */
  selected(): string
  /** Puts a model's words behind what is picked; they keep where they come from. */
  insertFromModel(text: string): void
}

interface StoryEditorProps {
  readonly handle: Ref<EditorHandle>
  readonly first: JSONContent
  /** False: to read only; somebody else writes, or the centre would refuse a change. */
  readonly editable: boolean
  readonly onWrite: (json: JSONContent) => void
  /** A whole web page was pasted, and this is what it says about itself. */
  readonly onPage: (facts: PastedFacts) => void
  readonly status: ReactNode
  /** Between the toolbar and the text. */
  readonly above: ReactNode
}

const EXTENSIONS = [
  ...storyExtensions({
    picture: ReactNodeViewRenderer(PictureView),
    missingPicture: ReactNodeViewRenderer(MissingView, {
      stopEvent: ({ event }) => !/^drag|drop/.test(event.type),
    }),
  }),
  CommentMarks,
  ErrorMarks,
  FindingMarks,
]

/** 正文. Pictures come by paste, by drop and by the button; text comes clean from wherever it was copied. */
export function StoryEditor({ handle, first, editable, onWrite, onPage, status, above }: StoryEditorProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const [picking, setPicking] = useState(false)
  const asked = useRef({ onWrite, onPage })
  asked.current = { onWrite, onPage }
  const made = useRef<Editor | null>(null)

  const editor = useEditor({
    extensions: EXTENSIONS,
    content: first,
    editable,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-label': '正文',
        'aria-multiline': 'true',
        class: 'story',
        lang: 'zh-CN',
      },
      transformPastedHTML: cleanPastedHtml,
      handlePaste: (_, event) =>
        made.current !== null &&
        paste(made.current, event.clipboardData, (facts) => asked.current.onPage(facts)),
      handleDrop: (view, event) => {
        const files = pictureFiles(event.dataTransfer)
        if (!made.current || files.length === 0) return false
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
        insertPictures(made.current, files, at)
        return true
      },
    },
    onUpdate: ({ editor: now }) => asked.current.onWrite(now.getJSON()),
  })
  made.current = editor
  useEffect(() => {
    editor.setEditable(editable, false)
  }, [editor, editable])
  useImperativeHandle(handle, () => ({
    show: (json) => editor.commands.setContent(json, { emitUpdate: false }),
    selectedAnchor: () => anchorOf(editor.state),
    showPlace: (place) => {
      const stretch = stretchOf(editor.state.doc, place)
      return stretch !== null && editor.chain().focus().setTextSelection(stretch).scrollIntoView().run()
    },
    markPlaces: (places) =>
      editor.view.dispatch(
        editor.state.tr.setMeta(
          commentMarks,
          places.map((place) => ({ place })),
        ),
      ),
    markErrors: (errors) => editor.view.dispatch(editor.state.tr.setMeta(errorMarks, errors)),
    markFindings: (findings) => drawFindings(editor, findings),
    point: (finding) => {
      const place = placeNow(editor.state, finding)
      return place !== null && editor.chain().focus().setTextSelection(place).scrollIntoView().run()
    },
    replace: (finding, words) => replaceIn(editor, finding, words, placeNow(editor.state, finding)),
    selected: () => {
      const { from, to } = editor.state.selection
      return editor.state.doc.textBetween(from, to, '\n', '\n')
    },
    insertFromModel: (text) => {
      const content = textToDocument(text).content.map(fromModel)
      editor
        .chain()
        .focus()
        .setTextSelection(editor.state.selection.to)
        .insertContent(content)
        .setMeta(UNTOUCHED, true)
        .run()
    },
  }))

  return (
    <>
      {editable ? (
        <Toolbar
          editor={editor}
          onPicture={() => chooser.current?.click()}
          onLibrary={() => setPicking(true)}
          status={status}
        />
      ) : (
        <div className="writing-reading">{status}</div>
      )}
      <div className="writing-paper">
        <div className="writing-sheet">
          {above}
          <EditorContent editor={editor} />
          <FindingCard editor={editor} editable={editable} />
        </div>
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={PICTURE_TYPES.join(',')}
        onChange={(event) => {
          insertPictures(editor, [...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {picking && (
        <Suspense>
          <LibraryPicker
            onPick={(material) => {
              insertFromLibrary(editor, material)
              setPicking(false)
            }}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </>
  )
}
