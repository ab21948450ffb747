import type { Place } from '@functions/_common/anchor'
import { picturesOf, plainText } from '@functions/_common/story-document'
import type { ColumnFreshness } from '@functions/articles/contract'
import { type Lock, type Story, stories } from '@functions/stories/contract'
import type { JSONContent } from '@tiptap/core'
import { App, ConfigProvider } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../api'
import { Comments } from '../../../comments/panel'
import { useMe } from '../../../me'
import { sayAll } from '../../../say'
import { usePageTitle } from '../../../ui/page-head'
import { Preview } from '../preview'
import { takesEdits, useStanding } from '../review/standing'
import { Assist } from './assist'
import { BeginWith } from './begin-with'
import { Findings } from './checks/findings'
import { OutsideLinks } from './checks/outside-links'
import { useChecks } from './checks/use-checks'
import type { Draft } from './draft'
import { MISSING_PICTURE } from './editor/document'
import { type EditorHandle, StoryEditor } from './editor/story-editor'
import { useErrorMarks } from './editor/use-error-marks'
import { useFindingMarks } from './editor/use-finding-marks'
import { Fields } from './fields'
import { Head } from './head'
import './index.css'
import { KeepAsTemplate } from './keep-as-template'
import { KeptNote } from './kept-note'
import { LeftWords } from './locking/left-words'
import { LockNote } from './locking/lock-note'
import { useHandingOver } from './locking/use-handing-over'
import { useLock } from './locking/use-lock'
import { PastedFields } from './paste/pasted-fields'
import type { PastedFacts } from './paste/pasted-page'
import { fetchAddresses } from './pictures/uploads'
import { Conflict } from './saving/conflict'
import { contentOf, keptKey, onReopening, recall } from './saving/kept'
import { SavingLine } from './saving/saving-line'
import { useAutosave } from './saving/use-autosave'
import { useLeaving } from './saving/use-leaving'
import { Series } from './series'
import { Title } from './title'
import { Topics } from './topics'
import { useText } from './use-text'
import { useTextActs } from './use-text-acts'
import { Versions } from './versions'

interface WritingProps {
  readonly story: Story
  readonly columns: readonly ColumnFreshness[]
  readonly lock: Lock
  readonly onTakeOver: () => Promise<void>
  /** Opens the story anew, as the centre has it. */
  readonly onReopen: () => void
}

/** The page of one story: text in the middle, its facts and versions on the right. */
export function Writing({ story: opened, columns, lock: locked, onTakeOver, onReopen }: WritingProps) {
  const { message } = App.useApp()
  const { staff } = useMe()
  const [begun] = useState(() => {
    const kept = recall(keptKey(staff.staffId, opened.storyId))
    // while somebody else writes, the copy waits in this browser
    return { kept, course: locked.mine ? onReopening(kept, opened) : 'nothing' }
  })
  const first = begun.kept && begun.course !== 'nothing' ? begun.kept.content : contentOf(opened)

  const [story, setStory] = useState(opened)
  const [facts, setFacts] = useState<PastedFacts | null>(null)
  const [comparing, setComparing] = useState(begun.course === 'conflict')
  const [previewing, setPreviewing] = useState(false)
  const editor = useRef<EditorHandle>(null)
  const { draft, body, latest, words, read, putFields, putBody, show } = useText(first, editor)
  const held = useLock(opened.storyId, locked)
  const { lock, pressed } = held
  const autosave = useAutosave(opened, read, setStory, { held: lock.mine, onLocked: held.beat })
  const { flush, settle } = autosave
  const refused = autosave.saving.phase === 'refused'
  const standingCall = useStanding(
    opened.storyId,
    `${story.revision}:${story.work}:${story.state}:${refused}`,
  )
  const mayWrite = lock.mine && takesEdits(standingCall.standing, story)
  const handedOver = useHandingOver(opened.storyId, held, autosave)
  const saveSoon = autosave.typed
  const typed = useCallback(() => {
    pressed()
    saveSoon()
  }, [pressed, saveSoon])
  useLeaving(autosave)
  usePageTitle(draft.title.replaceAll('｜', '') || '还没有题目的稿子')

  // a copy from last time is saved at once: it has waited long enough
  useEffect(() => {
    if (begun.course === 'continue') typed()
  }, [begun, typed])
  useEffect(() => {
    fetchAddresses([
      ...picturesOf(first.document).map(({ attrs }) => attrs.src),
      ...(first.cover ? [first.cover] : []),
    ]).catch(() => message.warning('图一时取不到，文字不受影响。'))
  }, [first, message])

  const change = useCallback(
    (part: Partial<Draft>) => {
      putFields(part)
      typed()
    },
    [putFields, typed],
  )
  const write = useCallback(
    (json: JSONContent) => {
      putBody(json)
      typed()
    },
    [putBody, typed],
  )
  const take = useCallback(
    (now: Story) => {
      show(contentOf(now))
      setStory(now)
      settle(now)
      setComparing(false)
    },
    [settle, show],
  )
  // looking on: what the other saves is shown here; what one has typed oneself stays until it is read
  const behind = !lock.mine && !held.lost && lock.revision > story.revision
  useEffect(() => {
    if (!behind) return
    const look = async () => {
      const now = await api(stories).open({ storyId: opened.storyId })
      show(contentOf(now))
      setStory(now)
    }
    look().catch(() => undefined)
  }, [behind, opened.storyId, show])

  const { again: checkAgain, ...checking } = useChecks(read, draft, body)
  const { pointAt, rewrite, showPlace } = useTextActs({ editor, latest, change })
  useErrorMarks(editor, words, standingCall.standing)
  useFindingMarks(editor, checking, body)
  const markPlaces = useCallback((places: readonly Place[]) => editor.current?.markPlaces(places), [])

  const unsaved = ['cut_off', 'refused', 'conflict'].includes(autosave.saving.phase)
  const conflicting = lock.mine && (comparing || autosave.saving.phase === 'conflict')
  const missing = body.content?.filter((node) => node.type === MISSING_PICTURE).length ?? 0
  const characters = plainText({ type: 'doc', content: body.content as never }).replace(/\s/g, '').length

  return (
    <div className="writing">
      <Head
        story={story}
        standingCall={standingCall}
        draft={draft}
        missing={missing}
        characters={characters}
        lacksAlt={(body.content ?? []).some((node) => node.type === 'image' && !node.attrs?.alt)}
        unsettled={conflicting}
        flush={flush}
        previewing={previewing}
        onPreview={() => setPreviewing(!previewing)}
        check={checkAgain}
        onStory={(now) => {
          setStory(now)
          settle(now)
        }}
      />
      <div className={previewing ? 'writing-body writing-previewing' : 'writing-body'}>
        <section className="writing-text" aria-label="正文">
          <StoryEditor
            handle={editor}
            first={body}
            editable={mayWrite}
            onWrite={write}
            onPage={setFacts}
            status={lock.mine && <SavingLine autosave={autosave} characters={characters} />}
            above={
              <>
                <LockNote
                  lock={lock}
                  lost={held.lost}
                  handedOver={handedOver}
                  onTakeOver={onTakeOver}
                  onRead={onReopen}
                />
                {mayWrite && (
                  <LeftWords
                    storyId={story.storyId}
                    left={lock.left}
                    read={read}
                    onTake={(content) => {
                      show(content)
                      typed()
                    }}
                    onSettled={held.beat}
                  />
                )}
                {mayWrite && characters === 0 && !draft.title && (
                  <BeginWith
                    columnId={draft.columnId}
                    onTake={(content) => {
                      show({ ...content, unitId: draft.unitId ?? content.unitId })
                      typed()
                    }}
                  />
                )}
                {begun.course === 'continue' && <KeptNote at={begun.kept?.keptAt ?? 0} />}
                {facts && <PastedFields facts={facts} onChange={change} onClose={() => setFacts(null)} />}
                <fieldset className="writing-fieldset" disabled={!mayWrite}>
                  <Title value={draft.title} onChange={(title) => change({ title })} />
                </fieldset>
              </>
            }
          />
        </section>
        {previewing && (
          <Preview
            storyId={story.storyId}
            revision={autosave.saving.revision}
            behind={unsaved}
            flush={flush}
            onClose={() => setPreviewing(false)}
          />
        )}
        <aside className="writing-side" aria-label="稿件信息和版本">
          <Findings
            checking={checking}
            onAgain={() => checkAgain().catch(() => undefined)}
            onShow={pointAt}
            onTake={mayWrite ? rewrite : null}
          />
          <OutsideLinks
            storyId={story.storyId}
            links={checking.links.list}
            mayWrite={mayWrite}
            flush={flush}
            onKept={() => checkAgain().catch(() => undefined)}
          />
          <Assist editor={editor} body={body} mayWrite={mayWrite} />
          <ConfigProvider componentDisabled={!mayWrite}>
            <Fields draft={draft} body={body} columns={columns} onChange={change} />
          </ConfigProvider>
          <Comments
            storyId={story.storyId}
            words={words}
            mayAccept={mayWrite}
            selected={() => editor.current?.selectedAnchor() ?? null}
            flush={flush}
            onShow={showPlace}
            onStory={take}
            onPlaces={markPlaces}
          />
          <Series storyId={story.storyId} />
          <Topics storyId={story.storyId} />
          <Versions
            story={story}
            read={read}
            onRestore={async (number) => {
              const revision = await flush()
              if (revision === null) return void message.error('现在的文字还没存上，先等它存好，再恢复旧版。')
              try {
                take(await api(stories).restore({ storyId: story.storyId, revision, number }))
                message.success(`恢复成第 ${number} 版了，刚才的也留在版本里。`)
              } catch (error) {
                message.error(sayAll(error))
              }
            }}
          />
          <KeepAsTemplate read={read} />
        </aside>
      </div>
      {conflicting && (
        <Conflict
          storyId={story.storyId}
          read={read}
          onMine={async (revision) => {
            setComparing(false)
            await autosave.overwrite(revision)
          }}
          onTheirs={take}
        />
      )}
    </div>
  )
}
