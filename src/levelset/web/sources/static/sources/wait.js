// While a forge is being asked, the page looks again now and then. Without scripts the browser does, by itself.
setTimeout(() => location.reload(), 2000);
