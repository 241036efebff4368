/* A header that belongs to its layer by its path. */
struct shelf;
