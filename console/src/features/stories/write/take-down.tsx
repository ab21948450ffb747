import { ReasonDialog } from '../../../ui/reason-dialog'

interface TakeDownProps {
  readonly onTakeDown: (reason: string) => Promise<void>
  readonly onClose: () => void
}

/** 撤下: never without a reason, because readers are told. */
export const TakeDown = ({ onTakeDown, onClose }: TakeDownProps) => (
  <ReasonDialog
    title="撤下这篇"
    label="为什么撤下"
    hint="打开这篇的读者会看到这句话。5 秒内所有人都看不到正文；稿子还在，改好重新送审才能再发。"
    okText="撤下"
    cancelText="不撤"
    danger
    onSubmit={onTakeDown}
    onClose={onClose}
  />
)
