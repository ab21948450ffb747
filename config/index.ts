import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')

/** Taro's build of the mini-program and of the H5 site from one source. */
export default defineConfig<'webpack5'>({
  projectName: 'yunshang',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [
    '@tarojs/plugin-framework-react',
    '@tarojs/plugin-platform-weapp',
    '@tarojs/plugin-platform-h5',
    path.resolve(__dirname, 'aria/plugin.js'),
  ],
  alias: {
    '@': path.join(root, 'src'),
    '@functions': path.join(root, 'cloudfunctions'),
    '@site': path.join(root, 'site'),
  },
  // a phone has no process.env: what clients may know of it is written into them
  env: { TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? 'local') },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  logger: { quiet: true, stats: false },
  mini: {
    // beside src/, phones run the contracts and the site's facts
    compile: { include: [path.join(root, 'cloudfunctions'), path.join(root, 'site')] },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // contracts and the site file lie outside src/
    compile: { include: [path.join(root, 'cloudfunctions'), path.join(root, 'site')] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      // small phones keep the type floor, desks do not blow a phone page up
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 20, maxRootSize: 22 } },
      cssModules: { enable: false },
    },
    webpackChain(chain) {
      // without this every page chunk carries its own 225 KB copy of @tarojs/components
      chain.optimization.splitChunks({
        chunks: 'all',
        maxInitialRequests: 20,
        maxAsyncRequests: 20,
        minSize: 10_000,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          taro: {
            name: 'taro-components',
            test: /[\\/]@tarojs[\\/]components|[\\/]@stencil[\\/]/,
            priority: 30,
            reuseExistingChunk: true,
          },
          react: {
            name: 'react',
            test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/,
            priority: 20,
          },
          vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, priority: 10, minChunks: 2 },
        },
      })
    },
  },
} satisfies UserConfigExport<'webpack5'>)
