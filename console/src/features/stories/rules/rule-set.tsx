import { stories } from '@functions/stories/contract'
import { kindOfSet, type RuleSetId } from '@functions/stories/contract/rules'
import { App, Button, Input, Modal, Table } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { stacked } from '../../../ui/stacked'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Changes } from './changes'
import { blankEntry, changesBetween, type Entry, nameOf, saidOf, withEntry } from './entries'
import { EntryForm } from './entry-form'
import { History } from './history'
import { Reason } from './reason'

interface RuleSetProps {
  readonly setId: RuleSetId
  readonly mayChange: boolean
  readonly onChanged: () => void
}

const SAID_LABELS = { people: '排名、职务和任期', names: '常见的错写', words: '换成什么' } as const

/** One list: look things up, change entries, and save them all as one further version. */
export function RuleSet({ setId, mayChange, onChanged }: RuleSetProps) {
  const { again, put: _put, ...loaded } = useCall(useCallback(() => api(stories).ruleSet({ setId }), [setId]))
  const [changed, setChanged] = useState<readonly Entry[] | null>(null)
  const [opened, setOpened] = useState<Entry | null>(null)
  const [saving, setSaving] = useState(false)
  const [wanted, setWanted] = useState('')

  if (loaded.phase === 'loading') return <Waiting onRetry={again} />
  if (loaded.phase === 'failed') return <Failed error={loaded.error} onRetry={again} />
  const { set, content } = loaded.data
  const entries = changed ?? content.entries
  const changes = changed ? changesBetween(content.entries, changed) : []
  const shown = entries.filter((entry) => `${nameOf(entry)}${saidOf(entry)}`.includes(wanted.trim()))
  const start = () => {
    setChanged(null)
    again()
    onChanged()
  }
  return (
    <>
      <div className="rule-set-head">
        <Input
          allowClear
          aria-label="在表里找"
          placeholder="在表里找"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        {mayChange && (
          <Button icon={<Icon name="add" />} onClick={() => setOpened(blankEntry(content.kind))}>
            添一条
          </Button>
        )}
      </div>
      {changes.length > 0 && (
        <section className="note rule-pending" aria-label="还没生效的改动">
          <Icon name="info-circle" />
          <div>
            <strong>改了 {changes.length} 条，还没生效</strong>
            <p className="note-actions">
              <Button type="primary" size="small" onClick={() => setSaving(true)}>
                看一遍，保存成新的一版
              </Button>
              <Button size="small" onClick={() => setChanged(null)}>
                都不改了
              </Button>
            </p>
          </div>
        </section>
      )}
      <Table<Entry>
        className="stacked"
        rowKey={nameOf}
        dataSource={shown}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: <Empty>{wanted ? '表里没有，换个词找找。' : '表还是空的，什么都不会报。'}</Empty>,
        }}
        columns={stacked<Entry>([
          {
            title: kindOfSet(setId) === 'words' ? '词' : '名称',
            render: (_, entry) => nameOf(entry),
            width: '30%',
          },
          { title: SAID_LABELS[kindOfSet(setId)], render: (_, entry) => saidOf(entry) || '只指出来' },
          ...(mayChange
            ? [
                {
                  title: '操作',
                  width: 80,
                  render: (_: unknown, entry: Entry) => (
                    <Button size="small" aria-label={`改“${nameOf(entry)}”`} onClick={() => setOpened(entry)}>
                      改
                    </Button>
                  ),
                },
              ]
            : []),
        ])}
      />
      <History
        key={set.version}
        setId={setId}
        current={set.version}
        mayChange={mayChange}
        onChanged={start}
      />
      {opened && (
        <EntryForm
          kind={content.kind}
          entry={opened}
          taken={entries}
          onClose={() => setOpened(null)}
          onDone={(entry) => {
            setChanged(withEntry(entries, nameOf(opened) === '' ? null : opened, entry))
            setOpened(null)
          }}
        />
      )}
      {saving && (
        <Save
          onClose={() => setSaving(false)}
          onSave={async (reason) => {
            // the kind of the entries is that of the list they came from
            const now = { kind: content.kind, entries: [...entries] } as typeof content
            await api(stories).changeRuleSet({ setId, base: set.version, reason, content: now })
            setSaving(false)
            start()
          }}
        >
          <Changes changes={changes} />
        </Save>
      )}
    </>
  )
}

interface SaveProps {
  readonly children: React.ReactNode
  readonly onClose: () => void
  readonly onSave: (reason: string) => Promise<void>
}

function Save({ children, onClose, onSave }: SaveProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await onSave(reason)
      message.success('新的一版几秒内生效。')
    } catch (error) {
      message.error(sayAll(error), 6)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title="保存成新的一版"
      okText="保存"
      cancelText="再看看"
      confirmLoading={busy}
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      onOk={save}
      onCancel={onClose}
    >
      {children}
      <Reason
        label="为什么改"
        value={reason}
        placeholder="如：区人大任命，见某月某日公告"
        onChange={setReason}
      />
    </Modal>
  )
}
