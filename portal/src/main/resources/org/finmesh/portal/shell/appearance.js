// Light or dark: the reader's choice, or else the system's. Runs before the first paint.
(function () {
  const key = 'finmesh.appearance';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => localStorage.getItem(key);
  const apply = () => { document.documentElement.style.colorScheme = chosen() ?? 'light dark'; };
  const toggle = () => {
    const ofSystem = system.matches ? 'dark' : 'light';
    const next = (chosen() ?? ofSystem) === 'dark' ? 'light' : 'dark';
    if (next === ofSystem) {
      localStorage.removeItem(key); // the same as the system's: follow it again
    } else {
      localStorage.setItem(key, next);
    }
    apply();
  };
  window.finmesh = { toggleAppearance: toggle };
  apply();
})();
