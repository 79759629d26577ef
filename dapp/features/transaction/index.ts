export { ActionButton, ActionDialog, Summary, type ActionButtonProps } from "./action-button";
export { DialogHostProvider, useDialogHost } from "./dialog-host";
export { FormAction, type FormActionProps } from "./form-action";
export { TaskDialog, type TaskDialogProps } from "./task-dialog";
export { TransactionProvider, useTransaction, type RunInput, type Task } from "./transaction-context";
export { TransactionLink, TransactionProgress } from "./transaction-progress";
export { TransactionTray } from "./transaction-tray";
export type { Transaction, TransactionState } from "./transaction";
