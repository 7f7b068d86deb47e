# Prints of R what contents.py prints of h5py.
suppressPackageStartupMessages(library(hdf5r))

say <- function(name, values) {
  shown <- ""
  if (is.character(values)) {
    if (length(values) > 0) {
      shown <- paste(nchar(values[c(1, length(values))], type = "bytes"), collapse = " ")
    }
  } else if (length(values) > 0) {
    known <- as.numeric(values)
    known <- known[!is.nan(known)]
    shown <- paste(sprintf("%.15g", c(known[1], min(known), max(known))), collapse = " ")
  }
  cat(name, length(values), shown, fill = FALSE)
  cat("\n")
}

attributes_of <- function(node, name) {
  for (attribute in h5attr_names(node)) {
    say(paste0(name, "@", attribute), h5attr(node, attribute))
  }
}

for (path in commandArgs(TRUE)) {
  f <- H5File$new(path, "r")
  attributes_of(f, paste0(path, "/"))
  for (name in f$ls(recursive = TRUE)$name) {
    node <- f[[name]]
    attributes_of(node, paste0(path, "/", name))
    if (inherits(node, "H5D")) {
      say(paste0(path, "/", name), node$read())
    }
  }
  f$close_all()
}
