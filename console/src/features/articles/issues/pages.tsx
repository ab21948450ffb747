import type { IssueContent } from '@functions/articles/contract'
import { Button, Input } from 'antd'
import { PictureField } from '../picture-field'

type Page = IssueContent['pages'][number]

interface PagesProps {
  readonly pages: readonly Page[]
  readonly onChange: (pages: Page[]) => void
}

/** 版面图: a page is there once its picture is. */
export function Pages({ pages, onChange }: PagesProps) {
  return (
    <>
      <h2>版面图</h2>
      <ul className="gather-rows">
        {pages.map((page, at) => (
          <li key={page.picture} className="gather-row">
            <Input
              aria-label={`第 ${at + 1} 张图是哪一版`}
              value={page.name}
              maxLength={20}
              onChange={({ target }) =>
                onChange(pages.map((one, index) => (index === at ? { ...one, name: target.value } : one)))
              }
            />
            <PictureField
              label={page.name}
              fileId={page.picture}
              onChange={(picture) =>
                onChange(pages.map((one, index) => (index === at ? { ...one, picture } : one)))
              }
            />
            <Button onClick={() => onChange(pages.filter((_, index) => index !== at))}>去掉</Button>
          </li>
        ))}
      </ul>
      <PictureField
        label={`第 ${pages.length + 1} 版`}
        fileId={null}
        onChange={(picture) => onChange([...pages, { name: `第 ${pages.length + 1} 版`, picture }])}
      />
    </>
  )
}
