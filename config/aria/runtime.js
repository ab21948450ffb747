// the phone's half: attribute names are shortened by their place in this list, so it must be the template's list
import { mergeInternalComponents } from '@tarojs/shared'
import { components } from './components'

mergeInternalComponents(components)
