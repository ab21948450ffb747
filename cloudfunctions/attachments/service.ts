export { finish } from './finishing'
export { open } from './opening'
export { begin, discard, partAddresses } from './uploading'
