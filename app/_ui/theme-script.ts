// Runs in the head before the first paint, so that a kept choice of colours never flashes the other.

/** Where the choice is kept on the device: 'light', 'dark', or nothing for the system's. */
export const themeKey = 'engine-room.theme';

/** An inline script; the policy names its hash. */
export const themeScript = `try{const t=localStorage.getItem(${JSON.stringify(themeKey)});if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;
