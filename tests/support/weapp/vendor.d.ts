declare module 'miniprogram-compiler' {
  /** Compiles every wxml under the folder with wcc; throws with file, line and column of what is broken. */
  export function wxmlToJs(root: string, options?: { maxBuffer?: number }): string
}

declare module 'miniprogram-compiler/src/wcsc' {
  /** Compiles the named wxss (paths without the suffix) with wcsc; broken syntax is answered as an Error. */
  export default function wcsc(
    root: string,
    files: string[],
    options?: { maxBuffer?: number },
  ): Record<string, string> | Error
}
