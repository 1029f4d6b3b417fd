(function () {
  'use strict';
  var controls = document.getElementById('controls');
  var name = document.getElementById('filter-name');
  var verdict = document.getElementById('filter-verdict');
  var shown = document.getElementById('shown');
  var items = [].slice.call(document.querySelectorAll('[data-name]'));

  function filter() {
    var text = name.value.trim().toLowerCase();
    var all = 0;
    var left = 0;
    items.forEach(function (item) {
      var fits = item.dataset.name.toLowerCase().indexOf(text) >= 0
        && (!verdict.value || item.dataset.verdict === verdict.value);
      item.hidden = !fits;
      if (item.tagName === 'TR') {
        all++;
        left += fits ? 1 : 0;
      }
    });
    shown.textContent = shown.dataset.text.replace('{shown}', left).replace('{all}', all);
  }

  function sort(header) {
    var key = header.dataset.key;
    var isText = key === 'name';
    var was = header.getAttribute('aria-sort');
    var up = was ? was === 'descending' : isText;
    var body = header.closest('table').tBodies[0];
    header.parentNode.querySelectorAll('[aria-sort]').forEach(function (other) { other.removeAttribute('aria-sort'); });
    header.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    [].slice.call(body.rows).sort(function (a, b) {
      var order = isText
        ? a.dataset.name.localeCompare(b.dataset.name, undefined, { numeric: true })
        : a.dataset[key] - b.dataset[key];
      return up ? order : -order;
    }).forEach(function (row) { body.appendChild(row); });
  }

  function open() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === 'DETAILS') {
      target.open = true;
      target.scrollIntoView();
    }
  }

  document.querySelectorAll('th[data-key]').forEach(function (header) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    button.addEventListener('click', function () { sort(header); });
    header.replaceChildren(button);
  });
  name.addEventListener('input', filter);
  verdict.addEventListener('change', filter);
  controls.addEventListener('submit', function (event) { event.preventDefault(); });
  window.addEventListener('hashchange', open);
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (row) { row.open = true; });
  });
  controls.hidden = false;
  filter();
  open();
}());
