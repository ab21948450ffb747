import add from 'tdesign-icons-svg/src/add.svg?raw'
import assignment from 'tdesign-icons-svg/src/assignment.svg?raw'
import book from 'tdesign-icons-svg/src/book.svg?raw'
import calendar from 'tdesign-icons-svg/src/calendar.svg?raw'
import chat from 'tdesign-icons-svg/src/chat.svg?raw'
import checkCircle from 'tdesign-icons-svg/src/check-circle.svg?raw'
import chevronDown from 'tdesign-icons-svg/src/chevron-down.svg?raw'
import chevronLeft from 'tdesign-icons-svg/src/chevron-left.svg?raw'
import close from 'tdesign-icons-svg/src/close.svg?raw'
import componentSwitch from 'tdesign-icons-svg/src/component-switch.svg?raw'
import edit from 'tdesign-icons-svg/src/edit.svg?raw'
import errorCircle from 'tdesign-icons-svg/src/error-circle.svg?raw'
import flag from 'tdesign-icons-svg/src/flag.svg?raw'
import heart from 'tdesign-icons-svg/src/heart.svg?raw'
import history from 'tdesign-icons-svg/src/history.svg?raw'
import image from 'tdesign-icons-svg/src/image.svg?raw'
import infoCircle from 'tdesign-icons-svg/src/info-circle.svg?raw'
import layers from 'tdesign-icons-svg/src/layers.svg?raw'
import link from 'tdesign-icons-svg/src/link.svg?raw'
import listNumbered from 'tdesign-icons-svg/src/list-numbered.svg?raw'
import minus from 'tdesign-icons-svg/src/minus.svg?raw'
import mobile from 'tdesign-icons-svg/src/mobile.svg?raw'
import notification from 'tdesign-icons-svg/src/notification.svg?raw'
import quote from 'tdesign-icons-svg/src/quote.svg?raw'
import rollback from 'tdesign-icons-svg/src/rollback.svg?raw'
import rollfront from 'tdesign-icons-svg/src/rollfront.svg?raw'
import send from 'tdesign-icons-svg/src/send.svg?raw'
import table from 'tdesign-icons-svg/src/table.svg?raw'
import bold from 'tdesign-icons-svg/src/textformat-bold.svg?raw'
import italic from 'tdesign-icons-svg/src/textformat-italic.svg?raw'
import strikethrough from 'tdesign-icons-svg/src/textformat-strikethrough.svg?raw'
import underline from 'tdesign-icons-svg/src/textformat-underline.svg?raw'
import time from 'tdesign-icons-svg/src/time.svg?raw'
import user from 'tdesign-icons-svg/src/user.svg?raw'
import usergroup from 'tdesign-icons-svg/src/usergroup.svg?raw'
import viewList from 'tdesign-icons-svg/src/view-list.svg?raw'
import wifiOff from 'tdesign-icons-svg/src/wifi-off.svg?raw'

const DRAWINGS = {
  add,
  assignment,
  bold,
  book,
  calendar,
  chat,
  'check-circle': checkCircle,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  close,
  edit,
  'error-circle': errorCircle,
  flag,
  heart,
  history,
  image,
  'info-circle': infoCircle,
  italic,
  layers,
  link,
  'list-numbered': listNumbered,
  minus,
  mobile,
  notification,
  quote,
  rollback,
  rollfront,
  send,
  strikethrough,
  switch: componentSwitch,
  table,
  time,
  underline,
  user,
  usergroup,
  'view-list': viewList,
  'wifi-off': wifiOff,
}
export type IconName = keyof typeof DRAWINGS

/** The package writes `view-box`, and names its shapes: a page with two icons would have two elements of one id. */
const mended = (svg: string): string => `${svg}`.replace('view-box', 'viewBox').replace(/ id="[^"]*"/g, '')

/** An icon never stands without its word, so a screen reader passes it over. */
export function Icon({ name }: { name: IconName }) {
  const drawing = { __html: mended(DRAWINGS[name]) }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawings of a pinned package, put in at build time
  return <span className="icon" aria-hidden="true" dangerouslySetInnerHTML={drawing} />
}
