/* A header of a room, for its layer. */
struct room;
