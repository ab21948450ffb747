export { board } from './board'
export { grade, published } from './credit/grading'
export { close, formulas, mine, reopen, saveFormula, sheet } from './credit/sheets'
export { children, line } from './line'
