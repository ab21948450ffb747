import '@tarojs/components'

/** Taro's types know `role` on some elements only; config/aria brings it to all of them. */
declare module '@tarojs/components/types/common' {
  interface StandardProps {
    role?: string
  }
}
