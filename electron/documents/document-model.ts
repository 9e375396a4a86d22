export { documentSchema } from '../../shared/domain/document-model.ts'
export type {
  AuditHead,
  DocumentCondition,
  DocumentEvidence,
  DocumentField,
  DocumentGroup,
  DocumentIssue,
  DocumentMachine,
  DocumentModel,
  DocumentRow,
  DocumentTicket,
  DocumentTicketCopy,
  ListedTicket,
} from '../../shared/domain/document-model.ts'
