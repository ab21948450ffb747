import {
  MATERIAL_KIND_LABELS,
  MATERIAL_KINDS,
  type MaterialKind,
  materials,
} from '@functions/materials/contract'
import { Button, Input, Select, Tabs } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { MaterialCard } from '../../../library-picker/material-card'
import { UploadZone } from '../../../library-picker/upload-zone'
import { mayCall, rolesOf, useMe } from '../../../me'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { MaterialDetail } from './detail'
import { ExpiredInUse } from './expired-in-use'
import './index.css'

const SHELVES = [
  { key: 'library', label: '在库', nothing: '库里还没有东西。传一张图，或者从手机上交来。' },
  { key: 'waiting', label: '等我看', nothing: '没有等您看的。' },
  { key: 'mine', label: '我交的', nothing: '您还没交过东西。' },
  { key: 'ending', label: '快到期', nothing: '两周里没有要到期的。' },
  { key: 'expired', label: '版权到期', nothing: '没有到期的。' },
] as const
type Shelf = (typeof SHELVES)[number]['key']

/** 素材库: one upload, used everywhere; shelf, kind and words stand in the address. */
export function MaterialLibrary() {
  const [query, setQuery] = useSearchParams()
  const { staff } = useMe()
  const shelf = SHELVES.find(({ key }) => key === query.get('shelf')) ?? SHELVES[0]
  const kind = MATERIAL_KINDS.find((one) => one === query.get('kind')) ?? null
  const q = query.get('q')?.trim() ?? ''
  const cursor = query.get('cursor') ?? ''
  const item = query.get('item')
  const { again, ...listed } = useCall(
    useCallback(() => listOf(shelf.key, kind, q, cursor), [shelf.key, kind, q, cursor]),
  )
  const change = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(query)
    next.delete('cursor')
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setQuery(next)
  }

  return (
    <div className="page">
      <PageHead title="素材库" sub="一次采集，处处能用；版权到期自动下架" />
      {mayCall(materials.actions.upload, rolesOf(staff.grants)) && <UploadZone onDone={again} />}
      <Tabs
        activeKey={shelf.key}
        items={SHELVES.map(({ key, label }) => ({ key, label }))}
        onChange={(key) => change({ shelf: key === 'library' ? null : key })}
      />
      <LibraryFilters kind={kind} q={q} onChange={change} />
      {shelf.key === 'expired' && <ExpiredInUse />}
      <section
        className="sheet library-sheet"
        aria-label={shelf.label}
        aria-busy={listed.phase === 'loading'}
      >
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && (
          <>
            {listed.data.rows.length === 0 && (
              <Empty
                action={
                  (q || kind) && <Button onClick={() => change({ q: null, kind: null })}>看全部</Button>
                }
              >
                {q || kind ? '没有这样的。换个词，或者少选一项。' : shelf.nothing}
              </Empty>
            )}
            <div className="material-grid">
              {listed.data.rows.map((material) => (
                <MaterialCard
                  key={material.materialId}
                  material={material}
                  onOpen={({ materialId }) => change({ item: materialId, cursor })}
                />
              ))}
            </div>
            {(cursor || listed.data.nextCursor) && (
              <div className="pager">
                {cursor && <Button onClick={() => change({})}>回到最新</Button>}
                {listed.data.nextCursor && (
                  <Button onClick={() => change({ cursor: listed.data.nextCursor })}>下一页</Button>
                )}
              </div>
            )}
          </>
        )}
      </section>
      {item && (
        <MaterialDetail
          key={item}
          materialId={item}
          onOpen={(materialId) => change({ item: materialId, cursor })}
          onClose={() => change({ item: null, cursor })}
          onChanged={again}
        />
      )}
    </div>
  )
}

const listOf = (shelf: Shelf, kind: MaterialKind | null, q: string, cursor: string) =>
  api(materials).list({
    shelf,
    ...(kind ? { kind } : {}),
    ...(q ? { q } : {}),
    ...(cursor ? { cursor } : {}),
  })

interface LibraryFiltersProps {
  readonly kind: MaterialKind | null
  readonly q: string
  readonly onChange: (changes: Record<string, string | null>) => void
}

function LibraryFilters({ kind, q, onChange }: LibraryFiltersProps) {
  const [words, setWords] = useState(q)
  useEffect(() => setWords(q), [q])
  return (
    <search className="filters">
      <Input.Search
        className="library-words"
        aria-label="名字、地点、人物、来源里的词"
        placeholder="名字、地点、人物、来源"
        allowClear
        maxLength={40}
        value={words}
        enterButton="找"
        onChange={(event) => setWords(event.target.value)}
        onSearch={(value) => onChange({ q: value.trim() || null })}
      />
      <Select
        className="library-kind"
        aria-label="哪一类"
        value={kind ?? ''}
        options={[
          { value: '', label: '哪一类都看' },
          ...MATERIAL_KINDS.map((value) => ({ value, label: MATERIAL_KIND_LABELS[value] })),
        ]}
        onChange={(value) => onChange({ kind: value || null })}
      />
    </search>
  )
}
