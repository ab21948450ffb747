import { site } from '@site'
import { version as number } from '../../../package.json'

export const version = `${site.name} ${number}`
