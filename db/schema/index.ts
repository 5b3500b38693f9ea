/** All tables, for Drizzle; code imports from the file of the aggregate. */
export * from "./_columns";
export * from "./assessment";
export * from "./audit";
export * from "./country";
export * from "./import";
export * from "./instrument";
export * from "./rating";
export * from "./release";
export * from "./review";
export * from "./round";
export * from "./setting";
export * from "./source";
export * from "./user";
