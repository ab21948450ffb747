import { copyFile } from 'node:fs/promises'

/** Files that a built function reads from beside itself: function → file names in its folder and where they come from. */
const ASSETS = {
  volunteers: {
    'NotoSansSC_400Regular.ttf':
      'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  },
}

/** Lays them beside the functions that were built. */
export async function copyAssets(names, output) {
  const wanted = names.flatMap((name) =>
    Object.entries(ASSETS[name] ?? {}).map(([file, from]) => [from, `${output}/${name}/${file}`]),
  )
  await Promise.all(wanted.map(([from, to]) => copyFile(from, to)))
}
