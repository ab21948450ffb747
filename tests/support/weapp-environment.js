const { default: JSDOMEnvironment } = require('jest-environment-jsdom')

/** What Node has and jsdom has not; tests talk to the local cloud with it. The mini-program itself never sees any of it. */
const FROM_NODE = [
  'fetch',
  'Headers',
  'Request',
  'Response',
  'FormData',
  'Blob',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'setImmediate',
  'clearImmediate',
  'Uint8Array',
  'ArrayBuffer',
]

/** A page for the view layer, in a Node that can still reach the network and load packages as Node does. */
module.exports = class WeappEnvironment extends JSDOMEnvironment {
  customExportConditions = ['node', 'node-addons']

  async setup() {
    await super.setup()
    for (const name of FROM_NODE) this.global[name] = globalThis[name]
  }
}
