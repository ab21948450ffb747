import { site } from '@site'
import manifest from '../../../package.json'

export const version = `${site.name} ${manifest.version}`
