import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { newId } from '../_server/ids'
import { allColumns } from '../articles/service'
import { contentOf, demandLength } from './content'
import type { StoryContent } from './contract'
import type { Template } from './contract/templates'
import type { Input, Output } from './signatures'
import * as kept from './store/templates'

const said = ({ _id, ...row }: kept.TemplateRow): Template => ({ ...row, templateId: _id })

export async function templates(_: Input<'templates'>, __: Caller): Promise<Output<'templates'>> {
  return { templates: (await kept.allTemplates()).map(said) }
}

/** What belongs to one story only stays out. */
const asTemplate = (content: StoryContent): StoryContent => ({
  ...contentOf(content),
  cover: null,
  datedAt: null,
  pinned: false,
})

const meanwhile = (templateId: string) =>
  new AppError('changed_meanwhile', `template ${templateId} has moved on`, {
    '': '这个模板刚有人改过，看看最新的再改。',
  })

export async function saveTemplate(
  { templateId, number, name, columnId, content }: Input<'saveTemplate'>,
  caller: Caller,
): Promise<Output<'saveTemplate'>> {
  if (columnId !== null && !(await allColumns()).some((column) => column.columnId === columnId)) {
    throw new AppError('invalid_input', `no column ${columnId}`, { columnId: '没有这个栏目，换一个。' })
  }
  demandLength(content.document)
  const patch = { name, columnId, content: asTemplate(content), by: caller.name, at: instant() }
  if (templateId !== undefined) {
    await kept.demandTemplate(templateId)
    if (!(await kept.changeTemplate(templateId, number, { ...patch, number: number + 1 })))
      throw meanwhile(templateId)
    return said(await kept.demandTemplate(templateId))
  }
  if ((await kept.countTemplates()) >= kept.MOST_TEMPLATES) {
    throw new AppError('wrong_state', 'too many templates', {
      '': `最多 ${kept.MOST_TEMPLATES} 个模板，先停用不用的。`,
    })
  }
  const row = { _id: newId(caller, 'template'), ...patch, number: 1 }
  await kept.addTemplate(row)
  return said(await kept.demandTemplate(row._id))
}

export async function removeTemplate(
  { templateId, number }: Input<'removeTemplate'>,
  _: Caller,
): Promise<Output<'removeTemplate'>> {
  await kept.demandTemplate(templateId)
  if ((await kept.removeTemplate(templateId, number)) === 0) throw meanwhile(templateId)
  return {}
}
