# sf reads what README says, and its days are the API's.
arguments <- commandArgs(trailingOnly = TRUE)
suppressMessages(library(sf))
states <- st_read(paste0(arguments[1], "/data/states-lines.geojson"), quiet = TRUE)
stopifnot(nrow(states) > 50, all(c("since_date", "until_date", "status") %in% names(states)))
day <- as.Date("2023-04-23")
until <- as.Date(states$until_date)
held <- states[as.Date(states$since_date) <= day & (is.na(until) | until >= day), ]
bridge <- held[held$place == "lachin-corridor", ]
# On that day it was open to aid alone until the closing, and closed at the end: a table row counts on each day that it touches.
stopifnot("closed" %in% bridge$status)
cat("sf reads", nrow(states), "states;", nrow(held), "of them touch", format(day), "\n")
