/** `台 台|萬 万|…`: traditional character, space, simplified ones; the first is the usual one. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
