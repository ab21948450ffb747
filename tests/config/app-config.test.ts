/** What app.json says, as Taro reads it: for one client and one set of variables. */
function appJson(env: Record<string, string>): Record<string, unknown> {
  const before = { ...process.env }
  Object.assign(process.env, env)
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  try {
    let config: Record<string, unknown> = {}
    jest.isolateModules(() => {
      config = jest.requireActual<{ default: Record<string, unknown> }>('../../src/app.config').default
    })
    return config
  } finally {
    process.env = before
  }
}

test('without its version no plugin is named: an account that has not added it could not even preview', () => {
  expect(appJson({ TARO_ENV: 'weapp', TARO_APP_VOICE_PLUGIN: '' })).not.toHaveProperty('plugins')
})

test('a browser never hears of the plugin', () => {
  expect(appJson({ TARO_ENV: 'h5', TARO_APP_VOICE_PLUGIN: '0.3.5' })).not.toHaveProperty('plugins')
})

test('given a version, the mini-program names WeChat’s plugin', () => {
  expect(appJson({ TARO_ENV: 'weapp', TARO_APP_VOICE_PLUGIN: '0.3.5' })).toMatchObject({
    plugins: { WechatSI: { version: '0.3.5', provider: 'wx069ba97219f66d99' } },
  })
})

test('the console’s preview page is the browser’s alone', () => {
  const pages = (client: string) => JSON.stringify(appJson({ TARO_ENV: client }))
  expect(pages('weapp')).not.toContain('preview')
  expect(pages('h5')).toContain('preview/index')
})
