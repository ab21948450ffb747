import Taro from '@tarojs/taro'

/** Shows the file in WeChat's own reader, whose menu sends it on or keeps it. Throws where the phone has no room. */
export async function openPdf(fileName: string, base64: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
  await new Promise<void>((resolve, reject) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  )
  await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true })
}
