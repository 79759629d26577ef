// Next forbids importing server code in the browser; in a test there is only one side.
export {};
