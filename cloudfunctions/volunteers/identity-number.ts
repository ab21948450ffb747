const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Whether the last of the 18 characters follows from the others (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checksOut(identityNumber: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(identityNumber[index]), 0)
  return CHECKS[sum % 11] === identityNumber[17]
}

/** The birth date that the number carries, `YYYY-MM-DD`. */
export const bornBy = (identityNumber: string): string =>
  `${identityNumber.slice(6, 10)}-${identityNumber.slice(10, 12)}-${identityNumber.slice(12, 14)}`
