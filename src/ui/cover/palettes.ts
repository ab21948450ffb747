export interface Palette {
  readonly name: string
  readonly sky: string
  readonly far: string
  readonly mid: string
  readonly near: string
  readonly line: string
  readonly accent: string
}

/** Five flat tones and one accent each (design.md §6). Their order is part of every picture: append only. */
export const PALETTES: readonly Palette[] = [
  {
    name: '晨钢',
    sky: '#DDE6E9',
    far: '#BCCDD3',
    mid: '#7C9AA5',
    near: '#1D4B5C',
    line: '#F3F7F8',
    accent: '#B93A0C',
  },
  {
    name: '秋草',
    sky: '#F0E8D3',
    far: '#DECB9A',
    mid: '#B4934C',
    near: '#514A22',
    line: '#F7F1E2',
    accent: '#B93A0C',
  },
  {
    name: '夏牧',
    sky: '#E5ECDD',
    far: '#BFD1AA',
    mid: '#83A468',
    near: '#2C5427',
    line: '#F1F5EC',
    accent: '#D99A22',
  },
  {
    name: '夜班',
    sky: '#20303A',
    far: '#2B424D',
    mid: '#3E5E6B',
    near: '#0F171B',
    line: '#7FA3B0',
    accent: '#FF8F57',
  },
  {
    name: '出钢',
    sky: '#F4E1D5',
    far: '#E3B497',
    mid: '#B96C48',
    near: '#55230F',
    line: '#FBF1EA',
    accent: '#B93A0C',
  },
  {
    name: '初雪',
    sky: '#EBF0F1',
    far: '#D2DCDF',
    mid: '#A3B5BB',
    near: '#44595F',
    line: '#FFFFFF',
    accent: '#1D4B5C',
  },
]

/** The night shift draws its deer light on dark. */
export const NIGHT_SHIFT = '夜班'
