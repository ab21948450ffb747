/** All of it lies inside: only the functions hand out addresses, and those run out. */
export const partsPath = (attachmentId: string): string => `attachments/parts/${attachmentId}`
export const keptPath = (attachmentId: string, size: 'whole' | 'small'): string =>
  `attachments/kept/${attachmentId}/${size}`
