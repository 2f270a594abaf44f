/** What ajv reports of one place; the messages are left out, for the words are our own. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export declare const identityPolicy: Validator;
export declare const bucketPolicy: Validator;
export declare const trustPolicy: Validator;
export declare const resourcePolicy: Validator;
export declare const cors: Validator;
export declare const manifest: Validator;
/** For every definition of a schema that refuses unknown members, the names that it knows. */
export declare const members: Readonly<Record<string, readonly string[]>>;
