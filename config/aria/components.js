/**
 * What a phone's screen reader is told, by element. Taro writes into wxml only the attributes it knows, and it knows no aria,
 * so a label set in JSX would never arrive (rules.md, barrier-free). WeChat's name for `role` is `aria-role`.
 */
const ARIA = {
  'aria-label': '',
  'aria-role': 'i.role',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-expanded': '',
  'aria-modal': '',
  'aria-live': '',
}
const ELEMENTS = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'ScrollView', 'Canvas']

module.exports = { components: Object.fromEntries(ELEMENTS.map((element) => [element, ARIA])) }
