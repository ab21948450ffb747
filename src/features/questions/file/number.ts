const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 20261122-0007 → 二零二六一一二二，零零零七: how one says it on the telephone. */
export function numberInWords(number: string): string {
  return number.replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? digit).replaceAll('-', '，')
}
