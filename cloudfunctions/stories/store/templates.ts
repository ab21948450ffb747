import { type Row, table } from '../../_server/db'
import type { StoryContent } from '../contract'

export interface TemplateRow extends Row {
  readonly name: string
  readonly columnId: string | null
  readonly content: StoryContent
  readonly number: number
  readonly by: string
  readonly at: string
}

const templates = table<TemplateRow>('templates')

/** More than a county's columns need; all of them are read at once. */
export const MOST_TEMPLATES = 100

export const allTemplates = () =>
  templates.find(
    {},
    {
      sort: [
        ['columnId', 'asc'],
        ['name', 'asc'],
      ],
      limit: MOST_TEMPLATES,
    },
  )
export const countTemplates = () => templates.count({})
export const addTemplate = (row: TemplateRow) => templates.add(row)
export const demandTemplate = (templateId: string) => templates.demand(templateId)
export const changeTemplate = (templateId: string, number: number, patch: Partial<TemplateRow>) =>
  templates.change(templateId, { number }, patch)
export const removeTemplate = (templateId: string, number: number) =>
  templates.removeWhere({ _id: templateId, number })
