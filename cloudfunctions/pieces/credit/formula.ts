import type { Formula } from '../contract/credit'

/** What counts until an administrator saves a formula of the centre's own. */
export const FIRST_FORMULA: Formula = {
  version: 0,
  from: '2020-01',
  reason: '系统自带的公式，改之前就用它',
  by: '系统',
  at: null,
  terms: {
    forms: [
      { form: 'text', name: '文字', points: 3 },
      { form: 'pictures', name: '图片报道', points: 3 },
      { form: 'video', name: '视频', points: 6 },
      { form: 'shortVideo', name: '短视频', points: 4 },
      { form: 'live', name: '直播', points: 8 },
      { form: 'h5', name: 'H5', points: 6 },
      { form: 'newspaper', name: '报纸版', points: 2 },
      { form: 'tv', name: '电视稿', points: 4 },
      { form: 'broadcast', name: '广播稿', points: 2 },
    ],
    charactersPerPoint: 300,
    mostLengthPoints: 6,
    difficulties: { plain: 100, harder: 130, hard: 160 },
    grades: { excellent: 130, good: 110, sound: 100, weak: 60 },
    parts: { author: 100, picture: 40, video: 60, editor: 30, proofreader: 10 },
    fenPerPoint: 0,
  },
}

/** The newest formula that counts for a month already. `formulas` newest first. */
export const formulaFor = (formulas: readonly Formula[], month: string): Formula =>
  formulas.find(({ from }) => from <= month) ?? FIRST_FORMULA
