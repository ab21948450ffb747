export { MomentField } from '../../../ui/moment-field'
