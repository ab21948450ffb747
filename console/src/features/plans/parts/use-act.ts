export { useAct } from '../../../use-act'
