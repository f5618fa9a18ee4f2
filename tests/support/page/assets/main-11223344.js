document.title += " ran";
