export { finish } from './finishing'
export { describe, discard, open, original, pass, sendAgain, sendBack, writeNote } from './keeping'
export { list } from './listing'
export { partAddresses, upload } from './uploading'
