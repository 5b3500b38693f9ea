/** All tables, for Drizzle; code imports from the file of the aggregate. */

export * from "./_code-lists";
export * from "./_columns";
export * from "./assessment";
export * from "./audit";
export * from "./cooperation";
export * from "./country";
export * from "./country-name";
export * from "./detection";
export * from "./import";
export * from "./institution";
export * from "./instrument";
export * from "./law";
export * from "./practice";
export * from "./proceedings";
export * from "./publication";
export * from "./rating";
export * from "./register";
export * from "./release";
export * from "./review";
export * from "./round";
export * from "./route";
export * from "./setting";
export * from "./source";
export * from "./trafficker-group";
export * from "./treaty-action";
export * from "./user";
